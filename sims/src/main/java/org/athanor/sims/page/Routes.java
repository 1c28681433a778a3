package org.athanor.sims.page;

import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpMethods;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.MediaTypes;
import akka.http.javadsl.model.headers.RawHeader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.athanor.protocol.walk.CandidateId;
import org.athanor.protocol.walk.WalkId;

/** What is answered to which request; reads only, whatever is asked for. */
final class Routes implements AutoCloseable {
  /** After this long an answer in the making is said to be just that. */
  private static final long PATIENCE_SECONDS = 4;

  private static final Desk.Body PENDING =
      new Desk.Body("", Json.line(Json.document("athanor/page-pending")));

  private static final Pattern STRUCTURE =
      Pattern.compile("/api/structures/(\\d{1,9})/(\\d{1,9})/(\\d{1,9})");

  private final Assets assets = new Assets();
  private final Lookout lookout;
  private final Desk desk = new Desk();
  private final Downloads downloads;
  private final Visitors visitors;
  private final Changes changes;

  /**
   * Differs from server to server, so that no browser takes an answer of another for this one's.
   */
  private final String origin = Long.toHexString(System.nanoTime());

  Routes(Lookout lookout, Changes changes, Path directory, Visitors visitors) {
    this.lookout = lookout;
    this.downloads = new Downloads(directory);
    this.visitors = visitors;
    this.changes = changes;
  }

  /** Makes no more answers. */
  @Override
  public void close() {
    desk.close();
  }

  CompletionStage<HttpResponse> answer(HttpRequest request) {
    if (!visitors.admits(request)) {
      return now(Replies.problem(421, "expected the address that the page was opened under"));
    }
    if (request.method() != HttpMethods.GET && request.method() != HttpMethods.HEAD) {
      return now(
          Replies.problem(405, "expected GET or HEAD").addHeader(header("Allow", "GET, HEAD")));
    }
    return answer(request, request.getUri().getPathString());
  }

  private CompletionStage<HttpResponse> answer(HttpRequest request, String path) {
    if (path.equals("/api/events")) {
      return now(events(request));
    }
    if (path.equals("/metrics")) {
      return now(metrics(request));
    }
    if (path.equals("/health")) {
      return now(Replies.health(lookout.scene()));
    }
    if (path.equals("/api/files")) {
      return now(Replies.json(downloads.json()));
    }
    if (path.startsWith("/files/")) {
      return now(download(path.substring("/files/".length())));
    }
    Matcher structure = STRUCTURE.matcher(path);
    if (structure.matches()) {
      return now(structure(structure));
    }
    Optional<Topic> topic =
        Arrays.stream(Topic.values()).filter(one -> path.equals("/api/" + one.word())).findFirst();
    return topic.map(one -> topic(one, request)).orElseGet(() -> now(asset(request, path)));
  }

  private CompletionStage<HttpResponse> topic(Topic topic, HttpRequest request) {
    if (!lookout.hasLooked()) {
      return now(Replies.pending(PENDING.json()));
    }
    Desk.Answer answer = desk.ask(topic, lookout.scene());
    String tag = origin + "." + answer.key();
    if (Replies.isKnown(request, tag)) {
      return now(Replies.unchanged(tag));
    }
    return answer
        .body()
        .copy()
        .completeOnTimeout(PENDING, PATIENCE_SECONDS, TimeUnit.SECONDS)
        .handle(
            (body, failure) ->
                failure != null
                    ? Replies.problem(500, "it could not be told: " + Replies.reason(failure))
                    : body.equals(PENDING)
                        ? Replies.pending(body.json())
                        : Replies.json(body.json(), tag));
  }

  /** Not before the journal was read: zeros would look like counters that began again. */
  private HttpResponse metrics(HttpRequest request) {
    return lookout.hasLooked()
        ? Replies.metrics(Metrics.of(lookout.scene()), request)
        : Replies.problem(503, "the journal is being read");
  }

  private HttpResponse structure(Matcher numbers) {
    CandidateId candidate =
        new CandidateId(
            new WalkId(Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2))),
            Integer.parseInt(numbers.group(3)));
    Optional<ObjectNode> found = StructureJson.of(candidate, lookout.scene().chronicle());
    return found
        .map(Replies::json)
        .orElseGet(
            () ->
                Replies.problem(
                    404, "expected a structure that a label was asked for, got " + candidate));
  }

  private HttpResponse download(String name) {
    return downloads
        .find(name)
        .map(file -> Replies.file(name, file))
        .orElseGet(() -> Replies.problem(404, "there is no such file to take"));
  }

  private HttpResponse asset(HttpRequest request, String path) {
    return assets
        .find(path)
        .map(
            asset ->
                Replies.isKnown(request, asset.tag())
                    ? Replies.unchanged(asset.tag())
                    : Replies.asset(asset))
        .orElseGet(() -> Replies.problem(404, "there is no such page"));
  }

  private HttpResponse events(HttpRequest request) {
    String known = request.getHeader("Last-Event-ID").map(HttpHeader::value).orElse("");
    return Replies.guarded(
        HttpResponse.create()
            .addHeader(header("Cache-Control", "no-store"))
            .withEntity(
                HttpEntities.createCloseDelimited(
                    MediaTypes.TEXT_EVENT_STREAM.toContentType(), changes.after(known))));
  }

  private static HttpHeader header(String name, String value) {
    return RawHeader.create(name, value);
  }

  private static CompletionStage<HttpResponse> now(HttpResponse response) {
    return CompletableFuture.completedFuture(response);
  }
}
