package org.athanor.sims.run;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Adds {@code athanor.log} in the campaign's directory to where log lines go, as long as it is
 * open.
 */
public final class RunLog implements AutoCloseable {
  private final ch.qos.logback.classic.Logger root;
  private final FileAppender<ILoggingEvent> appender = new FileAppender<>();

  private RunLog(Path file) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    PatternLayoutEncoder lines = new PatternLayoutEncoder();
    lines.setContext(context);
    lines.setPattern("%d{yyyy-MM-dd HH:mm:ss.SSS} %-5level %logger{24} %msg%n");
    lines.start();
    appender.setContext(context);
    appender.setFile(file.toString());
    appender.setEncoder(lines);
    appender.start();
    root.addAppender(appender);
  }

  /** Opens it. */
  public static RunLog in(Path directory) throws IOException {
    Files.createDirectories(directory);
    return new RunLog(directory.resolve("athanor.log"));
  }

  @Override
  public void close() {
    root.detachAppender(appender);
    appender.stop();
  }
}
