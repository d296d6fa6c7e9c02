package org.signrelay.salesforce.standin.rest;

import java.util.List;
import java.util.Locale;
import org.signrelay.salesforce.standin.files.MultipartReader;
import org.signrelay.salesforce.standin.protocol.CallKind;
import org.signrelay.salesforce.standin.protocol.Request;
import org.signrelay.salesforce.standin.protocol.SalesforceId;

/** Tells what kind of call a REST path stands for. */
public final class RestRoute {
  private RestRoute() {}

  /** The kind of a request whose path starts with {@code /services/data}. */
  public static CallKind kind(Request request) {
    List<String> segments = request.segments();
    if (segments.size() <= 2) {
      return CallKind.VERSIONS;
    }
    List<String> path = segments.subList(3, segments.size());
    if (path.isEmpty()) {
      return CallKind.OTHER;
    }
    String method = request.effectiveMethod();
    return switch (path.get(0).toLowerCase(Locale.ROOT)) {
      case "query", "queryall" -> path.size() == 1 ? CallKind.QUERY : CallKind.QUERY_MORE;
      case "limits" -> CallKind.LIMITS;
      case "sobjects" -> record(method, path, request);
      case "composite" -> composite(method, path);
      default -> CallKind.OTHER;
    };
  }

  private static CallKind record(String method, List<String> path, Request request) {
    if (path.size() == 1 || path.size() == 2 && method.equals("GET")) {
      return CallKind.DESCRIBE;
    }
    if (path.size() > 4) {
      return CallKind.OTHER;
    }
    boolean multipart = MultipartReader.isMultipart(request.headers().first("Content-Type"));
    if (path.size() == 4 && isFile(path)) {
      return method.equals("GET") ? CallKind.DOWNLOAD : CallKind.OTHER;
    }
    return switch (method) {
      case "POST" -> multipart ? CallKind.UPLOAD : CallKind.CREATE;
      case "PATCH" ->
          multipart ? CallKind.UPLOAD : path.size() == 4 ? CallKind.UPSERT : CallKind.UPDATE;
      case "DELETE" -> CallKind.DELETE;
      case "GET" -> path.get(2).equals("describe") ? CallKind.DESCRIBE : CallKind.READ;
      default -> CallKind.OTHER;
    };
  }

  private static boolean isFile(List<String> path) {
    return SalesforceId.canonical(path.get(2)).isPresent()
        && (path.get(3).equalsIgnoreCase("Body") || path.get(3).equalsIgnoreCase("VersionData"));
  }

  private static CallKind composite(String method, List<String> path) {
    if (path.size() == 1) {
      return CallKind.COMPOSITE;
    }
    if (path.get(1).equals("batch")) {
      return CallKind.COMPOSITE_BATCH;
    }
    if (!path.get(1).equals("sobjects")) {
      return CallKind.OTHER;
    }
    return switch (method) {
      case "POST" -> path.size() == 2 ? CallKind.COLLECTION_CREATE : CallKind.COLLECTION_READ;
      case "PATCH" -> path.size() == 2 ? CallKind.COLLECTION_UPDATE : CallKind.COLLECTION_UPSERT;
      case "DELETE" -> CallKind.COLLECTION_DELETE;
      default -> CallKind.COLLECTION_READ;
    };
  }
}
