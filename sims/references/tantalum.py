from gpaw import GPAW, PW, FermiDirac, Mixer

calculator = GPAW(
    mode=PW(400),
    xc='PBE',
    kpts={'size': ({{k-mesh 0.34}}), 'gamma': True},
    occupations=FermiDirac(0.2),
    convergence={'energy': 1e-5, 'forces': 1e-3},
    mixer=Mixer({{mixing 0.25}}, 5, 50),
    maxiter={{steps 200}},
    txt='gpaw.txt')
