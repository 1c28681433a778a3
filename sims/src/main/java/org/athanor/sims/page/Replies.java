package org.athanor.sims.page;

import akka.http.javadsl.model.ContentType;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpCharsets;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.MediaTypes;
import akka.http.javadsl.model.headers.RawHeader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import org.athanor.sims.status.RunState;

/** Responses, each with the headers that keep a browser from doing more than it should. */
final class Replies {
  /** The report has its style within itself, and no script. */
  private static final String REPORT_POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'";

  /** Everything from here, images made on the spot included, and nothing from anywhere else. */
  private static final String POLICY =
      "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none';"
          + " form-action 'none'; frame-ancestors 'none'";

  private Replies() {}

  static HttpResponse json(ObjectNode document) {
    return guarded(
        header(
            ok(ContentTypes.APPLICATION_JSON, Json.line(document)), "Cache-Control", "no-store"));
  }

  static HttpResponse json(String text, String tag) {
    return tagged(ok(ContentTypes.APPLICATION_JSON, text), tag);
  }

  /** It is being made: ask again in a while. */
  static HttpResponse pending(String text) {
    return guarded(
        header(
            ok(ContentTypes.APPLICATION_JSON, text).withStatus(202), "Cache-Control", "no-store"));
  }

  /** In the format that is asked for; Prometheus' text unless another one is. */
  static HttpResponse metrics(MetricSnapshots metrics, HttpRequest request) {
    ExpositionFormatWriter writer =
        ExpositionFormats.init()
            .findWriter(request.getHeader("Accept").map(HttpHeader::value).orElse(""));
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try {
      writer.write(text, metrics);
    } catch (IOException e) {
      throw new UncheckedIOException("an array cannot be written to", e);
    }
    ContentType type = ContentTypes.parse(writer.getContentType());
    return guarded(
        header(
            HttpResponse.create().withEntity(HttpEntities.create(type, text.toByteArray())),
            "Cache-Control",
            "no-store"));
  }

  /** Schema {@code athanor/page-health} version 1; status 503 while the journal cannot be read. */
  static HttpResponse health(Scene scene) {
    ObjectNode json =
        Json.document("athanor/page-health")
            .put("state", RunState.of(scene.chronicle(), scene.held()).word())
            .put("trouble", scene.trouble().orElse(null));
    return json(json).withStatus(scene.trouble().isEmpty() ? 200 : 503);
  }

  static HttpResponse asset(Assets.Asset asset) {
    return tagged(
        HttpResponse.create().withEntity(HttpEntities.create(type(asset.name()), asset.bytes())),
        asset.tag());
  }

  static HttpResponse file(String name, Path file) {
    String plain = name.substring(name.lastIndexOf('/') + 1);
    boolean shown = plain.endsWith(".html") || plain.endsWith(".txt");
    HttpResponse response =
        HttpResponse.create().withEntity(HttpEntities.create(type(plain), file.toFile()));
    HttpResponse named =
        header(
            header(response, "Cache-Control", "no-cache"),
            "Content-Disposition",
            (shown ? "inline" : "attachment") + "; filename=\"" + plain + "\"");
    return guarded(named, REPORT_POLICY);
  }

  static HttpResponse unchanged(String tag) {
    return tagged(HttpResponse.create().withStatus(304), tag);
  }

  /** Schema {@code athanor/page-error} version 1. */
  static HttpResponse problem(int status, String words) {
    ObjectNode json = Json.document("athanor/page-error").put("error", words);
    return guarded(ok(ContentTypes.APPLICATION_JSON, Json.line(json)).withStatus(status));
  }

  static String reason(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException wrapped && wrapped.getCause() != null
            ? wrapped.getCause()
            : failure;
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }

  /** Whether the browser has this already. */
  static boolean isKnown(HttpRequest request, String tag) {
    return request
        .getHeader("If-None-Match")
        .map(known -> known.value().contains('"' + tag + '"'))
        .orElse(false);
  }

  static HttpResponse guarded(HttpResponse response) {
    return guarded(response, POLICY);
  }

  private static HttpResponse guarded(HttpResponse response, String policy) {
    HttpResponse one = header(response, "Content-Security-Policy", policy);
    HttpResponse two = header(one, "X-Content-Type-Options", "nosniff");
    return header(two, "Referrer-Policy", "no-referrer");
  }

  private static HttpResponse tagged(HttpResponse response, String tag) {
    HttpResponse one = header(response, "ETag", '"' + tag + '"');
    return guarded(header(one, "Cache-Control", "no-cache"));
  }

  private static HttpResponse ok(ContentType.NonBinary type, String text) {
    return HttpResponse.create().withEntity(HttpEntities.create(type, text));
  }

  private static HttpResponse header(HttpResponse response, String name, String value) {
    return response.addHeader(RawHeader.create(name, value));
  }

  private static ContentType type(String name) {
    String end = name.substring(name.lastIndexOf('.') + 1);
    return switch (end) {
      case "html" -> ContentTypes.TEXT_HTML_UTF8;
      case "css" -> MediaTypes.TEXT_CSS.toContentType(HttpCharsets.UTF_8);
      case "js" -> MediaTypes.APPLICATION_JAVASCRIPT.toContentType(HttpCharsets.UTF_8);
      case "svg" -> MediaTypes.IMAGE_SVG_XML.toContentType();
      case "csv" -> ContentTypes.TEXT_CSV_UTF8;
      case "txt", "extxyz" -> ContentTypes.TEXT_PLAIN_UTF8;
      default -> ContentTypes.APPLICATION_OCTET_STREAM;
    };
  }
}
