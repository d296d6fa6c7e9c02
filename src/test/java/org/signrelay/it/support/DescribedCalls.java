package org.signrelay.it.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.signrelay.operations.ApiDocument;
import org.signrelay.operations.ApiDocument.Call;

/** Compares what is answered to admins with the description of the admin API. */
public final class DescribedCalls {
  private static final ApiDocument DOCUMENT = ApiDocument.ofThisBuild();

  /** What a call that is not described is answered with. */
  private static final Set<Integer> NO_SUCH_CALL = Set.of(404, 405);

  private DescribedCalls() {}

  /**
   * Compares an answer with its description.
   *
   * @param server the address of SignRelay
   * @return the answer
   * @throws AssertionError that tells what is not as described
   */
  public static HttpResponse<String> check(URI server, HttpResponse<String> answer) {
    String path = answer.uri().getRawPath().substring(server.getRawPath().length());
    Optional<Call> call = DOCUMENT.find(answer.request().method(), path);
    List<String> errors =
        call.map(known -> errors(known, answer))
            .orElseGet(
                () ->
                    NO_SUCH_CALL.contains(answer.statusCode())
                        ? List.of()
                        : List.of("the call is not described"));
    if (!errors.isEmpty()) {
      throw new AssertionError(
          "not as described: %s %s %d %s %s"
              .formatted(
                  answer.request().method(),
                  answer.uri(),
                  answer.statusCode(),
                  errors,
                  answer.body()));
    }
    return answer;
  }

  private static List<String> errors(Call call, HttpResponse<String> answer) {
    String place = DOCUMENT.answer(call, answer.statusCode());
    if (DOCUMENT.at(place).isMissingNode()) {
      return List.of("the status is not described");
    }
    List<String> errors = new ArrayList<>();
    if (answer.statusCode() < 300) {
      checkQuery(call, answer.uri(), errors);
    }
    checkHeaders(place, answer, errors);
    checkBody(place, answer, errors);
    return errors;
  }

  /** A query that is taken must be one that is described. */
  private static void checkQuery(Call call, URI uri, List<String> errors) {
    if (uri.getRawQuery() == null) {
      return;
    }
    Map<String, String> parameters = DOCUMENT.parameters(call, "query");
    for (String pair : uri.getRawQuery().split("&")) {
      String[] parts = pair.split("=", 2);
      String value = URLDecoder.decode(parts[1], StandardCharsets.UTF_8);
      if (parameters.containsKey(parts[0])) {
        errors.addAll(text(parameters.get(parts[0]), value));
      } else {
        errors.add("the parameter " + parts[0] + " is not described");
      }
    }
  }

  private static void checkHeaders(String place, HttpResponse<String> answer, List<String> errors) {
    DOCUMENT
        .at(place + "/headers")
        .fieldNames()
        .forEachRemaining(
            name ->
                answer
                    .headers()
                    .firstValue(name)
                    .ifPresentOrElse(
                        value ->
                            errors.addAll(
                                text(DOCUMENT.followed(place + "/headers/" + name), value)),
                        () -> errors.add("the header " + name + " is missing")));
  }

  private static void checkBody(String place, HttpResponse<String> answer, List<String> errors) {
    String type = answer.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", "");
    String schema = place + "/content/" + ApiDocument.escaped(type) + "/schema";
    if (DOCUMENT.at(schema).isMissingNode()) {
      errors.add("the type " + type + " is not described");
      return;
    }
    JsonNode body = type.endsWith("json") ? AdminApi.json(answer) : TextNode.valueOf(answer.body());
    errors.addAll(DOCUMENT.errors(DOCUMENT.followed(schema), body));
  }

  /** What is wrong with a text that stands for a value. */
  private static List<String> text(String place, String value) {
    String schema = DOCUMENT.followed(place + "/schema");
    boolean isNumber = DOCUMENT.at(schema).path("type").asText().equals("integer");
    return DOCUMENT.errors(
        schema,
        isNumber && value.matches("\\d{1,9}")
            ? IntNode.valueOf(Integer.parseInt(value))
            : TextNode.valueOf(value));
  }
}
