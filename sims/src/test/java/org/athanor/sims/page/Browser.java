package org.athanor.sims.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Asks a page for things, as a browser would or would not. */
record Browser(HttpClient client, String url) {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final ObjectMapper MAPPER = new ObjectMapper();

  static Browser at(PageServer server) {
    return new Browser(HttpClient.newHttpClient(), server.url());
  }

  /** The answer, once it is made. */
  HttpResponse<String> get(String path, String... headers) throws Exception {
    for (HttpResponse<String> answer = ask("GET", path, headers);
        ;
        answer = ask("GET", path, headers)) {
      if (answer.statusCode() != 202) {
        return answer;
      }
    }
  }

  HttpResponse<String> ask(String method, String path, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + path))
            .timeout(PATIENCE)
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  /** An answer as JSON, once it is made. */
  JsonNode json(String path) throws Exception {
    return MAPPER.readTree(get(path).body());
  }

  /** The lines of the stream of events, as they come. */
  Events events(String known) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "api/events"))
            .header("Last-Event-ID", known)
            .build();
    return new Events(client.send(request, BodyHandlers.ofLines()).body().iterator());
  }

  /** The first line of the answer to a request that clients of good will do not send. */
  String raw(String request) throws IOException {
    URI at = URI.create(url);
    try (Socket socket = new Socket(at.getHost(), at.getPort())) {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      byte[] answer = socket.getInputStream().readAllBytes();
      return new String(answer, StandardCharsets.UTF_8).lines().findFirst().orElse("");
    }
  }
}
