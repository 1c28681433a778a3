package org.athanor.sims.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A real browser without a screen, driven by its DevTools protocol. */
final class Chromium implements AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final long PATIENCE_SECONDS = 90;

  private final Process process;
  private final BlockingQueue<JsonNode> inbox = new LinkedBlockingQueue<>();
  private final List<String> complaints = new ArrayList<>();
  private final WebSocket socket;
  private int number;

  /**
   * Starts it.
   *
   * @param folder for its profile
   */
  Chromium(Path folder) throws IOException {
    List<String> command =
        List.of(
            "chromium",
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--remote-debugging-port=0",
            "--user-data-dir=" + folder,
            "about:blank");
    process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    Path port = folder.resolve("DevToolsActivePort");
    Awaitility.await()
        .atMost(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .until(() -> Files.isRegularFile(port) && Files.readAllLines(port).size() == 2);
    socket = connect("http://127.0.0.1:" + Files.readAllLines(port).getFirst() + "/json/list");
  }

  static boolean isThere() {
    return Path.of("/usr/bin/chromium").toFile().canExecute();
  }

  /** Opens a page; from now on what it complains about is kept. */
  void open(String url) throws Exception {
    call("Runtime.enable", MAPPER.createObjectNode());
    call("Log.enable", MAPPER.createObjectNode());
    call("Page.navigate", MAPPER.createObjectNode().put("url", url));
  }

  /** The value of an expression in the page, as text. */
  String evaluate(String expression) throws Exception {
    ObjectNode parameters =
        MAPPER
            .createObjectNode()
            .put("expression", expression)
            .put("awaitPromise", true)
            .put("returnByValue", true);
    return call("Runtime.evaluate", parameters).path("result").path("value").asText();
  }

  /** Waits until an expression in the page is true. */
  void until(String expression) {
    Awaitility.await()
        .atMost(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .until(() -> evaluate(expression).equals("true"));
  }

  /** Errors and warnings of the page so far: of its scripts, and of what it was refused. */
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  @Override
  public void close() {
    socket.abort();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
  }

  private JsonNode call(String method, ObjectNode parameters) throws Exception {
    int id = ++number;
    ObjectNode call = MAPPER.createObjectNode().put("id", id).put("method", method);
    call.set("params", parameters);
    socket.sendText(MAPPER.writeValueAsString(call), true).join();
    while (true) {
      JsonNode message = inbox.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (message == null) {
        throw new IOException("chromium: no answer to " + method);
      }
      if (message.path("id").asInt() == id) {
        return message.path("result");
      }
      hear(message);
    }
  }

  private void hear(JsonNode message) {
    String method = message.path("method").asText();
    JsonNode what = message.path("params");
    boolean bad =
        method.equals("Runtime.exceptionThrown")
            || (method.equals("Log.entryAdded")
                && !what.path("entry").path("level").asText().equals("info"))
            || (method.equals("Runtime.consoleAPICalled")
                && List.of("error", "warning").contains(what.path("type").asText()));
    if (bad) {
      complaints.add(what.toString());
    }
  }

  private WebSocket connect(String list) throws IOException {
    try {
      HttpClient client = HttpClient.newHttpClient();
      String body =
          client
              .send(HttpRequest.newBuilder(URI.create(list)).build(), BodyHandlers.ofString())
              .body();
      for (JsonNode target : MAPPER.readTree(body)) {
        if (target.get("type").asText().equals("page")) {
          URI uri = URI.create(target.get("webSocketDebuggerUrl").asText());
          return client.newWebSocketBuilder().buildAsync(uri, new Ear()).join();
        }
      }
      throw new IOException("chromium: expected a page, got " + body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private final class Ear implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        try {
          inbox.add(MAPPER.readTree(text.toString()));
        } catch (IOException e) {
          throw new IllegalStateException("chromium speaks no JSON", e);
        }
        text.setLength(0);
      }
      from.request(1);
      return null;
    }
  }
}
