package org.signrelay.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The description of the admin API in this build, {@code META-INF/openapi.yaml}. */
public final class ApiDocument {
  /** The document within the validator. */
  private static final String ADDRESS = "https://signrelay.invalid/openapi";

  private static final ApiDocument THIS_BUILD = new ApiDocument();

  private final String text = read();
  private final JsonNode root = parse(text);
  private final SchemaRegistry schemas =
      SchemaRegistry.withDialect(
          dialect(root),
          builder ->
              builder
                  .schemas(Map.of(ADDRESS, root.toString()))
                  .schemaRegistryConfig(
                      SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
  private final Map<String, Schema> known = new ConcurrentHashMap<>();

  private ApiDocument() {}

  public static ApiDocument ofThisBuild() {
    return THIS_BUILD;
  }

  /**
   * A call that is described.
   *
   * @param method in upper case
   * @param path below the context root, with names in braces
   */
  public record Call(String method, String path) {
    /** Where it stands in the document. */
    String pointer() {
      return "#/paths/" + escaped(path) + "/" + method.toLowerCase(Locale.ROOT);
    }

    private boolean takes(String otherMethod, String otherPath) {
      return method.equals(otherMethod) && otherPath.matches(path.replaceAll("\\{\\w+}", "[^/]+"));
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  public String text() {
    return text;
  }

  public JsonNode root() {
    return root;
  }

  /** All calls that are described. */
  public List<Call> calls() {
    List<Call> calls = new ArrayList<>();
    root.get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method ->
                            calls.add(new Call(method.toUpperCase(Locale.ROOT), path.getKey()))));
    return calls;
  }

  /** The call that a request is. */
  public Optional<Call> find(String method, String path) {
    return calls().stream().filter(call -> call.takes(method, path)).findFirst();
  }

  /**
   * The names of a call's parameters of one place, such as {@code query}, with where they stand.
   */
  public Map<String, String> parameters(Call call, String in) {
    Map<String, String> found = new TreeMap<>();
    int count = at(call.pointer() + "/parameters").size();
    for (int i = 0; i < count; i++) {
      String pointer = followed(call.pointer() + "/parameters/" + i);
      if (at(pointer).get("in").asText().equals(in)) {
        found.put(at(pointer).get("name").asText(), pointer);
      }
    }
    return found;
  }

  /** The HTTP statuses that a call is answered with. */
  public List<Integer> statuses(Call call) {
    List<Integer> statuses = new ArrayList<>();
    at(call.pointer() + "/responses")
        .fieldNames()
        .forEachRemaining(status -> statuses.add(Integer.valueOf(status)));
    return statuses;
  }

  /** Where the answer to a call with a status is described; there is nothing if it is not. */
  public String answer(Call call, int status) {
    return followed(call.pointer() + "/responses/" + status);
  }

  /** What stands at a place; a missing node if there is nothing. */
  public JsonNode at(String pointer) {
    String plain = pointer.substring(1).replace("%7B", "{").replace("%7D", "}");
    return pointer.equals("#") ? root : root.at(plain);
  }

  /** The place itself, or the one that its {@code $ref} names. */
  public String followed(String pointer) {
    JsonNode reference = at(pointer).path("$ref");
    return reference instanceof MissingNode ? pointer : followed(reference.asText());
  }

  /** A name as a part of a pointer. */
  public static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1").replace("{", "%7B").replace("}", "%7D");
  }

  /** What is wrong with a value that the schema at a place describes. */
  public List<String> errors(String pointer, JsonNode value) {
    return known
        .computeIfAbsent(pointer, at -> schemas.getSchema(SchemaLocation.of(ADDRESS + at)))
        .validate(value)
        .stream()
        .map(Error::toString)
        .toList();
  }

  /** Any YAML, and so any JSON. */
  public static JsonNode parse(String yaml) {
    try {
      return new YAMLMapper().readTree(yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Schemas of OpenAPI, within a document whose own members are none. */
  private static Dialect dialect(JsonNode root) {
    Dialect.Builder dialect = Dialect.builder(Dialects.getOpenApi30());
    root.fieldNames().forEachRemaining(name -> dialect.keyword(new NonValidationKeyword(name)));
    return dialect.build();
  }

  private static String read() {
    try (InputStream file = ApiDocument.class.getResourceAsStream("/META-INF/openapi.yaml")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
