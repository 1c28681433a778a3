package org.athanor.sims.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.athanor.protocol.label.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {
  /** 2π/h along the rows: 1.157, 2.513 and 0.524 1/Å. */
  private static final Structure STRUCTURE =
      new Structure(
          Cell.periodic(5.43, 0, 0, 0, 2.5, 0, 0, 0, 12),
          Species.of(17, 11, 17),
          Vectors.of(1.0 / 3, 0.1, 1e-17, 1, 2, 3, 4, 5, 6));

  private static String filled(String text, Failure... earlier) throws IOException {
    Occasion occasion =
        new Occasion(
            STRUCTURE, Remedies.after(List.of(earlier)), InputFiles.always("a code", List.of()));
    return Template.of("mine.inp", text, Placeholders.with()).text(occasion);
  }

  private static String physics(String text) throws IOException {
    return Template.of("mine.inp", text, Placeholders.with()).physics("#!");
  }

  @Test
  void theStructureStandsWhereItsPlaceholdersStood() throws IOException {
    assertThat(filled("n {{atom-count}} of {{element-count}}: {{symbols}}, {{atomic-numbers}}"))
        .isEqualTo("n 3 of 2: Na Cl, 11 17\n");
    assertThat(filled("{{types}}")).isEqualTo("2 1 2\n");
    assertThat(filled("A {{a}}\nB {{b}}\nC {{ c }}"))
        .isEqualTo("A 5.43 0.0 0.0\nB 0.0 2.5 0.0\nC 0.0 0.0 12.0\n");
    assertThat(filled("{{cell}}")).isEqualTo("5.43 0.0 0.0\n0.0 2.5 0.0\n0.0 0.0 12.0\n");
    assertThat(filled("{{positions}}"))
        .isEqualTo("0.3333333333333333 0.1 1.0E-17\n1.0 2.0 3.0\n4.0 5.0 6.0\n");
    assertThat(filled("{{atoms}}")).contains("Cl 0.3333333333333333 0.1 1.0E-17\nNa 1.0 2.0 3.0\n");
    assertThat(filled("{{positions-bohr}}").lines().toList().get(1))
        .startsWith("1.889726124")
        .contains(" 3.779452249");
    assertThat(filled("{{cell-bohr}}")).startsWith("10.26121285");
    assertThat(filled("{{k-mesh 0.6}}")).isEqualTo("2 5 1\n");
  }

  @Test
  void remediesFollowTheFailures() throws IOException {
    String text = "{{steps 60}} {{mixing 0.4}} {{diagonalisation david | cg}} {{memory 8|4|2}}";
    Failure unconverged = new Failure.NotConverged(60);
    Failure starved = new Failure.OutOfMemory("");
    assertThat(filled(text)).isEqualTo("60 0.4 david 8\n");
    assertThat(filled(text, unconverged, unconverged)).isEqualTo("240 0.1 david 8\n");
    assertThat(filled(text, new Failure.Crashed(1, ""))).isEqualTo("60 0.4 cg 8\n");
    assertThat(filled(text, starved, starved, starved)).isEqualTo("60 0.4 cg 2\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          {{positons}}     ; mine.inp:3: unknown placeholder {{positons}} ; nearest known one is {{positions}}
          {{}}             ; mine.inp:3: unknown placeholder              ; known here: a,
          {{k-mesh}}       ; mine.inp:3                                   ; a positive number
          {{k-mesh -1}}    ; mine.inp:3                                   ; a positive number
          {{cell now}}     ; mine.inp:3                                   ; nothing behind its name
          {{memory 8}}     ; mine.inp:3                                   ; separated by |
          {{cell           ; mine.inp:3                                   ; without its }}
          {{machine}} x {{cel}} ; mine.inp:3                              ; {{cell}}
          """)
  void whatCannotBeFilledInIsRefusedWithItsLine(String line, String where, String what) {
    assertThatThrownBy(() -> filled("{{a}}\n\n" + line))
        .isInstanceOf(BadTemplateException.class)
        .hasMessageContaining(where)
        .hasMessageContaining(what);
  }

  @Test
  void anEditorOfWindowsChangesNothing() throws IOException {
    String text = "cutoff 20\n{{a}}\n";
    String written = "\uFEFF" + text.replace("\n", "\r\n");
    assertThat(filled(written)).isEqualTo(filled(text));
    assertThat(physics(written)).isEqualTo(physics(text));
  }

  @Test
  void aTemplateWithoutTheStructureIsRefused() throws IOException {
    Template template = Template.of("mine.inp", "{{a}} {{b}} {{c}}", Placeholders.with());
    assertThat(template.requireOneOf("cell", "a")).isSameAs(template);
    assertThatThrownBy(() -> template.requireOneOf("atoms", "positions"))
        .isInstanceOf(BadTemplateException.class)
        .hasMessageContaining("{{atoms}} or {{positions}}");
  }

  @Test
  void physicsAreTheLinesThatDecideAboutTheNumbers() throws IOException {
    String text = "cutoff 20\nmesh {{k-mesh 0.3}}\nsteps {{steps 60}}\n{{a}}\n";
    String physics = physics(text);
    assertThat(physics)
        .isEqualTo("template\ncutoff 20\nmesh {{k-mesh 0.3}}\nsteps {{steps}}\n{{a}}\n");
    assertThat(physics("# mine\n" + text + "\n! his\n{{machine}} ranks 4  \n")).isEqualTo(physics);
    assertThat(physics(text.replace("60", "90").replace("{{a}}", "{{ a }}  "))).isEqualTo(physics);
    assertThat(physics(text.replace("20", "25"))).isNotEqualTo(physics);
    assertThat(physics(text.replace("0.3", "0.2"))).isNotEqualTo(physics);
    assertThat(filled("{{machine}} ranks 4")).isEqualTo("ranks 4\n");
  }
}
