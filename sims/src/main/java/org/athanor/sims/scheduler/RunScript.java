package org.athanor.sims.scheduler;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.athanor.sims.reference.Errand;

/** The shell script that runs one calculation on another machine, as often as it is started. */
final class RunScript {
  private static final String TEXT =
      """
      # Runs one calculation of Athanor and leaves its exit status in the file status.
      cd -- @FOLDER@ || exit 1
      rm -f status
      echo "$(date +%s.%N) $(uname -n) ${SLURM_JOB_ID:-}" > begun.part && mv begun.part begun
      cd work || exit 1
      # What an earlier start left would mislead codes that append to their files.
      for file in * .[!.]*; do
        grep -q -x -F -e "$file" ../inputs || rm -rf -- "./$file"
      done
      @EXPORTS@@COMMAND@ > stdout 2> stderr < /dev/null
      exit=$?
      echo "$exit $(date +%s.%N)" > ../status.part && mv ../status.part ../status
      exit $exit
      """;

  private RunScript() {}

  static String of(Path folder, Errand.Launch launch) {
    String command = launch.command().stream().map(Blanks::quoted).collect(Collectors.joining(" "));
    return TEXT.replace("@FOLDER@", Blanks.quoted(folder.toString()))
        .replace("@EXPORTS@", exports(launch.environment()))
        .replace("@COMMAND@", command);
  }

  private static String exports(Map<String, String> environment) {
    return new TreeMap<>(environment)
        .entrySet().stream()
            .map(entry -> "export " + entry.getKey() + "=" + Blanks.quoted(entry.getValue()) + "\n")
            .collect(Collectors.joining());
  }
}
