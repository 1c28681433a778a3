from gpaw import GPAW, PW, FermiDirac, Mixer

calculator = GPAW(
    mode=PW(400),
    xc='PBE',
    kpts={'size': ({{k-mesh 0.60}}), 'gamma': True},
    occupations=FermiDirac(0.1),
    symmetry='off',
    convergence={'energy': 1e-5, 'forces': 1e-3},
    mixer=Mixer({{mixing 0.1}}, 5, 50),
    maxiter={{steps 200}},
    txt='gpaw.txt')
