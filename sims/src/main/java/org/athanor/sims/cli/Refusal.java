package org.athanor.sims.cli;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.athanor.config.BadConfiguration;
import org.athanor.persistence.formats.UnreadableFileException;
import org.athanor.persistence.journal.CampaignLockedException;

/**
 * Why a command could not do what it was asked to.
 *
 * @param failure what was thrown
 * @param exitStatus of the process
 */
record Refusal(Exception failure, int exitStatus) {
  static final int FAILED = 1;
  static final int BAD_INPUT = 2;

  static Refusal of(Exception thrown) {
    Exception failure = thrown instanceof UncheckedIOException io ? named(io) : thrown;
    boolean badInput =
        failure instanceof IllegalArgumentException
            || failure instanceof BadConfiguration
            || failure instanceof CampaignLockedException
            || failure instanceof UnreadableFileException
            || failure instanceof FileAlreadyExistsException
            || failure instanceof NoSuchFileException
            || failure instanceof AccessDeniedException;
    return new Refusal(failure, badInput ? BAD_INPUT : FAILED);
  }

  /** What went wrong underneath, where that says more to people. */
  private static Exception named(UncheckedIOException failure) {
    return failure.getCause() instanceof FileSystemException file ? file : failure;
  }

  /** Says it in one line, and with its trace if asked to. */
  int print(PrintWriter err, boolean trace) {
    err.println("athanor: " + words().replace('\n', ' '));
    if (trace) {
      failure.printStackTrace(err);
    }
    err.flush();
    return exitStatus;
  }

  private String words() {
    return switch (failure) {
      case NoSuchFileException missing -> missing.getFile() + ": there is no such file or folder";
      case FileAlreadyExistsException taken ->
          taken.getFile() + ": expected a folder, or none yet, got a file";
      case AccessDeniedException denied -> denied.getFile() + ": access denied";
      case UncheckedIOException io -> io.getMessage() + " (" + io.getCause().getMessage() + ")";
      case Exception other when other.getMessage() != null -> other.getMessage();
      case Exception other -> other.toString();
    };
  }
}
