package org.athanor.sims.join;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.athanor.config.BadConfiguration;
import org.athanor.sims.cluster.Address;
import org.athanor.sims.cluster.JoinFile;
import org.athanor.sims.cluster.JoinKey;

/** Where a campaign's coordinator is to be found: it may come back at another place. */
sealed interface Coordinator {
  /** One look takes no longer. */
  int PATIENCE_MILLISECONDS = 5_000;

  /** In a folder that both machines see. */
  record InFolder(Path directory) implements Coordinator {
    @Override
    public JoinKey key() {
      return JoinKey.read(directory.resolve(JoinKey.NAME));
    }

    /** Nowhere before the campaign is first run with an entrance: then there is no key either. */
    @Override
    public List<Address> addresses() {
      return Files.exists(directory.resolve(JoinKey.NAME))
          ? JoinFile.read(directory).stream().toList()
          : List.of();
    }

    @Override
    public String text() {
      return directory.toString();
    }
  }

  /** At one of some addresses, with a copy of the key: where one stands by, the other may work. */
  record AtAddress(List<Address> places, Path file) implements Coordinator {
    /** Copies the list. */
    public AtAddress {
      places = List.copyOf(places);
    }

    @Override
    public JoinKey key() {
      return JoinKey.read(file);
    }

    @Override
    public List<Address> addresses() {
      return places;
    }

    @Override
    public String text() {
      return places.stream().map(Address::text).collect(Collectors.joining(" or "));
    }
  }

  /**
   * What was found there.
   *
   * @param address of the coordinator
   * @param own of this machine, as the coordinator reaches it
   */
  record Sight(Address address, String own) {}

  /** What lets in. */
  JoinKey key();

  /** Where it may be, as far as that is known now. */
  List<Address> addresses();

  /** For people. */
  String text();

  /**
   * As the user names it: a campaign's directory, or an address with a key.
   *
   * @throws BadConfiguration if it is neither
   */
  static Coordinator of(String target, Optional<Path> key) {
    Path folder = Path.of(target);
    if (Files.isDirectory(folder)) {
      if (key.isPresent()) {
        throw new BadConfiguration("--key: a campaign's directory has its own " + JoinKey.NAME);
      }
      return new InFolder(folder);
    }
    if (key.isEmpty()) {
      throw new BadConfiguration(
          target
              + ": expected the directory of a campaign that runs with --listen, or HOST:PORT with"
              + " --key FILE (a copy of "
              + JoinKey.NAME
              + " in that directory), got neither");
    }
    List<Address> places =
        Arrays.stream(target.split(",", -1))
            .map(place -> Address.parse("the coordinator", place))
            .toList();
    AtAddress coordinator = new AtAddress(places, key.get());
    coordinator.key();
    return coordinator;
  }

  /**
   * Looks whether it is there.
   *
   * @return empty if nobody answers
   * @throws BadConfiguration if whoever answers has another key
   */
  default Optional<Sight> look() {
    return addresses().stream().map(this::look).flatMap(Optional::stream).findFirst();
  }

  private Optional<Sight> look(Address at) {
    try (SSLSocket socket = (SSLSocket) key().context().getSocketFactory().createSocket()) {
      socket.connect(new InetSocketAddress(at.host(), at.port()), PATIENCE_MILLISECONDS);
      socket.setSoTimeout(PATIENCE_MILLISECONDS);
      socket.startHandshake();
      return Optional.of(new Sight(at, socket.getLocalAddress().getHostAddress()));
    } catch (SSLHandshakeException e) {
      if (e.getCause() instanceof CertificateException) {
        throw new BadConfiguration(
            "whoever listens at "
                + at.text()
                + " does not have this key: "
                + JoinKey.NAME
                + " of another campaign, or another program");
      }
      return Optional.empty(); // It went away in the middle.
    } catch (IOException nobody) {
      return Optional.empty(); // Not there, not reached, or gone while it was looked at.
    }
  }
}
