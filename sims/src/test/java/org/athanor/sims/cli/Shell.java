package org.athanor.sims.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import picocli.CommandLine;

/** Runs the command line in this process, and keeps what it says. */
public record Shell(int exitStatus, String out, String err) {
  /** Runs a command to its end. */
  public static Shell run(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int status =
        line.execute(Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
    return new Shell(status, out.toString(), err.toString());
  }

  /** Standard output as JSON. */
  public JsonNode json() throws IOException {
    return new ObjectMapper().readTree(out);
  }
}
