package org.athanor.sims.page;

import akka.util.ByteString;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/** The files of which the page itself is made, as they came with this program. */
final class Assets {
  private static final List<String> NAMES =
      List.of(
          "index.html",
          "flame.svg",
          "page.css",
          "main.js",
          "dom.js",
          "words.js",
          "live.js",
          "plot.js",
          "scatter.js",
          "head.js",
          "learning.js",
          "novelty.js",
          "parity.js",
          "trust.js",
          "labels.js",
          "costs.js",
          "target.js",
          "rounds.js",
          "map.js",
          "structure.js",
          "vendor/uPlot.iife.min.js",
          "vendor/uPlot.min.css",
          "vendor/uPlot.LICENSE.txt",
          "vendor/3Dmol-min.js",
          "vendor/3Dmol.LICENSE.txt");

  private final Map<String, Asset> all =
      NAMES.stream().collect(Collectors.toUnmodifiableMap(Function.identity(), Asset::read));

  /**
   * A file.
   *
   * @param name by which it is asked for, below the page's root
   * @param bytes its contents
   * @param tag changes whenever the contents do
   */
  record Asset(String name, ByteString bytes, String tag) {
    private static Asset read(String name) {
      try (InputStream stream = Assets.class.getResourceAsStream(name)) {
        if (stream == null) {
          throw new IllegalStateException(
              "the page: expected " + name + " in the program, got none");
        }
        byte[] bytes = stream.readAllBytes();
        CRC32 sum = new CRC32();
        sum.update(bytes);
        String tag = "crc-" + Long.toHexString(sum.getValue());
        return new Asset(name, ByteString.fromArrayUnsafe(bytes), tag);
      } catch (IOException e) {
        throw new UncheckedIOException(name + " of the page cannot be read", e);
      }
    }
  }

  /** By its address below the page's root; empty if there is no such file. */
  Optional<Asset> find(String path) {
    return Optional.ofNullable(all.get(path.equals("/") ? "index.html" : path.substring(1)));
  }
}
