#!/bin/sh
# Stands in for pw.x: reads its input and answers in its format with the energy, forces and stress of
# Stillinger-Weber silicon (Phys. Rev. B 31, 5262 (1985)), so that labels differ from structure to structure.
# Lines in @...@ are filled in by PwStandIn.
set -u
input="$2"
echo "     Program PWSCF v.6.7MaX starts on 21Nov2026 at  3:41:32"
[ -s "$input" ] || exit 1
echo "$input" >> "${0%/*}/calculations.txt"
@FIRST@
exec awk -v scale="${scale:-1}" '
  function wave(r) { return r < a ? exp(gamma * sigma / (r - a)) : 0 }
  BEGIN {
    epsilon = 2.1683; sigma = 2.0951; a = 1.80 * sigma; lambda = 21.0; gamma = 1.20; c0 = -0.333333333333
    A = 7.049556277; B = 0.6022245584; rydberg = 13.605693122994; bohr = 0.529177210903
  }
  /^CELL_PARAMETERS/ { part = "cell"; row = 0; next }
  /^ATOMIC_POSITIONS/ { part = "atoms"; n = 0; next }
  /^K_POINTS/ { part = "" }
  part == "cell" { for (x = 0; x < 3; x++) h[row, x] = $(x + 1); row++ }
  part == "atoms" { for (x = 0; x < 3; x++) p[n, x] = $(x + 2); n++ }
  END {
    volume = h[0, 0] * (h[1, 1] * h[2, 2] - h[1, 2] * h[2, 1]) \
      - h[0, 1] * (h[1, 0] * h[2, 2] - h[1, 2] * h[2, 0]) + h[0, 2] * (h[1, 0] * h[2, 1] - h[1, 1] * h[2, 0])
    if (volume < 0) volume = -volume
    energy = 0
    for (i = 0; i < n; i++) {
      m = 0
      for (j = 0; j < n; j++)
        for (s = -2; s <= 2; s++) for (t = -2; t <= 2; t++) for (u = -2; u <= 2; u++) {
          if (i == j && s == 0 && t == 0 && u == 0) continue
          dx = p[j, 0] - p[i, 0] + s * h[0, 0] + t * h[1, 0] + u * h[2, 0]
          if (dx >= a || dx <= -a) continue
          dy = p[j, 1] - p[i, 1] + s * h[0, 1] + t * h[1, 1] + u * h[2, 1]
          if (dy >= a || dy <= -a) continue
          dz = p[j, 2] - p[i, 2] + s * h[0, 2] + t * h[1, 2] + u * h[2, 2]
          r = sqrt(dx * dx + dy * dy + dz * dz)
          if (r >= a) continue
          who[m] = j; d[m, 0] = dx; d[m, 1] = dy; d[m, 2] = dz; len[m] = r; w[m] = wave(r)
          for (x = 0; x < 3; x++) g[m, x] = 0
          m++
        }
      for (k = 0; k < m; k++) {
        r = len[k]; q = sigma / r; q4 = q * q * q * q; tail = exp(sigma / (r - a))
        energy += 0.5 * epsilon * A * (B * q4 - 1) * tail
        slope = 0.5 * epsilon * A * tail * (-4 * B * q4 / r - (B * q4 - 1) * sigma / ((r - a) * (r - a)))
        for (x = 0; x < 3; x++) g[k, x] += slope * d[k, x] / r
        for (l = 0; l < k; l++) {
          c = (d[k, 0] * d[l, 0] + d[k, 1] * d[l, 1] + d[k, 2] * d[l, 2]) / (r * len[l])
          both = lambda * epsilon * w[k] * w[l]; e = both * (c - c0) * (c - c0); energy += e
          bend = 2 * both * (c - c0)
          fade = -e * gamma * sigma / ((r - a) * (r - a)); fadeL = -e * gamma * sigma / ((len[l] - a) * (len[l] - a))
          for (x = 0; x < 3; x++) {
            g[k, x] += bend * (d[l, x] / (r * len[l]) - c * d[k, x] / (r * r)) + fade * d[k, x] / r
            g[l, x] += bend * (d[k, x] / (r * len[l]) - c * d[l, x] / (len[l] * len[l])) + fadeL * d[l, x] / len[l]
          }
        }
      }
      for (k = 0; k < m; k++) for (x = 0; x < 3; x++) {
        f[i, x] += g[k, x]; f[who[k], x] -= g[k, x]
        for (y = 0; y < 3; y++) stress[x, y] -= g[k, x] * d[k, y]
      }
    }
    print "     MD5 check sum: @MD5@"
    printf "!    total energy              = %16.8f Ry\n", energy / rydberg
    print "     convergence has been achieved in   7 iterations"
    force = scale * bohr / rydberg
    print "     Forces acting on atoms (cartesian axes, Ry/au):"
    for (i = 0; i < n; i++)
      printf "     atom %4d type  1   force = %15.8f %15.8f %15.8f\n", i + 1, \
        f[i, 0] * force, f[i, 1] * force, f[i, 2] * force
    print "          total   stress  (Ry/bohr**3)                   (kbar)     P=        0.00"
    unit = bohr * bohr * bohr / rydberg / volume
    for (x = 0; x < 3; x++)
      printf "%14.8f%14.8f%14.8f\n", stress[x, 0] * unit, stress[x, 1] * unit, stress[x, 2] * unit
    print "   JOB DONE."
  }' "$input"
