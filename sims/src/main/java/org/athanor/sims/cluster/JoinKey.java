package org.athanor.sims.cluster;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.athanor.config.BadConfiguration;

/**
 * The file that lets a machine work for a campaign: a private key and its own certificate, the only
 * one that either side trusts. What is said between machines is encrypted by it (TLS 1.3, both
 * sides authenticated), so whoever has the file is let in, and nobody else is.
 */
public final class JoinKey {
  /** Of the file in a campaign's directory. */
  public static final String NAME = "join.key";

  /** A PKCS #12 file has to have one; the file itself is the secret. */
  private static final String WORD = "athanor";

  private static final int CENTURY = 36_500;

  private final Path file;

  private JoinKey(Path file) {
    this.file = file;
  }

  /**
   * A key that is there.
   *
   * @throws BadConfiguration if it is not, or is something else
   */
  public static JoinKey read(Path file) {
    JoinKey key = new JoinKey(file);
    key.store();
    return key;
  }

  /** The key of a campaign's directory, made if it is not there. */
  public static JoinKey in(Path directory) throws InterruptedException {
    Path file = directory.resolve(NAME);
    if (!Files.exists(file)) {
      make(file);
    }
    return read(file);
  }

  /** Where it lies. */
  public Path file() {
    return file;
  }

  /** For connections that are made by hand. */
  public SSLContext context() {
    try {
      KeyStore store = store();
      KeyManagerFactory own =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      own.init(store, WORD.toCharArray());
      TrustManagerFactory others =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      others.init(store);
      SSLContext context = SSLContext.getInstance("TLSv1.3");
      context.init(own.getKeyManagers(), others.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot use " + file, e);
    }
  }

  /** For Akka's own. */
  Config config() {
    String engine = "akka.remote.artery.ssl.config-ssl-engine.";
    String path = file.toAbsolutePath().toString();
    return ConfigFactory.parseMap(
        Map.of(
            engine + "key-store", path,
            engine + "trust-store", path,
            engine + "key-store-password", WORD,
            engine + "key-password", WORD,
            engine + "trust-store-password", WORD));
  }

  private KeyStore store() {
    try (InputStream stream = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(stream, WORD.toCharArray());
      return store;
    } catch (IOException | GeneralSecurityException e) {
      throw new BadConfiguration(
          file
              + ": expected the file "
              + NAME
              + " of a campaign's directory that was run with --listen, got "
              + e);
    }
  }

  /** By the JDK's own tool: a library has no public way to write a certificate. */
  private static void make(Path file) throws InterruptedException {
    try {
      Path folder =
          Files.createTempDirectory(
              file.toAbsolutePath().getParent(),
              NAME,
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      Path fresh = folder.resolve(NAME);
      run(fresh);
      Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be made", e);
    }
  }

  private static void run(Path fresh) throws IOException, InterruptedException {
    String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    Process process =
        new ProcessBuilder(
                tool,
                "-genkeypair",
                "-alias",
                "join",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=athanor",
                "-validity",
                Integer.toString(CENTURY),
                "-storetype",
                "PKCS12",
                "-keystore",
                fresh.toString(),
                "-storepass",
                WORD)
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
      throw new IOException(tool + " made no key: " + said.strip());
    }
  }
}
