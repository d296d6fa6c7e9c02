package org.signrelay.it.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.signrelay.salesforce.standin.ESignTypes;
import org.signrelay.salesforce.standin.SalesforceStandIn;
import org.signrelay.salesforce.standin.calls.Call;

/** Notification designs of one user of one Salesforce org, each configured on several nodes. */
public final class DesignsOfOneUser implements AutoCloseable {
  public static final String USER = DesignSettings.SALESFORCE_USER;
  private static final String TOKEN = DesignSettings.SECURITY_TOKEN;
  private static final Duration LONGEST_EDIT = Duration.ofSeconds(10);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  private final SalesforceStandIn salesforce = SalesforceStandIn.start();
  private final String callerPassword = AdminPassword.random().password();
  private final Map<Relay, Map<String, String>> edits = new HashMap<>();
  private final List<Relay> nodes;
  private final List<String> names;
  private int editsOfSomethingElse;

  /**
   * Adds the designs to the configuration of nodes that are not started yet.
   *
   * @param prefix what their names begin with
   * @param password of the user in Salesforce and in the designs
   * @param special keys of all of them; an empty value takes a key out
   */
  public DesignsOfOneUser(
      List<Relay> nodes, String prefix, int number, String password, Map<String, String> special) {
    this.nodes = List.copyOf(nodes);
    this.names = IntStream.rangeClosed(1, number).mapToObj(one -> prefix + "-" + one).toList();
    salesforce.define(ESignTypes.document()).define(ESignTypes.envelope());
    salesforce.addUser(USER, password, TOKEN);
    Map<String, String> all = new HashMap<>(special);
    all.putIfAbsent("password", password);
    nodes.forEach(node -> edit(node, all));
  }

  /** Changes keys of all the designs in one node's files; an empty value takes a key out. */
  public void edit(Relay node, Map<String, String> changes) {
    Map<String, String> edited = edits.computeIfAbsent(node, first -> new HashMap<>());
    edited.putAll(changes);
    for (String design : names) {
      Map<String, String> settings =
          DesignSettings.usual(design, salesforce.uri(), "", callerPassword);
      settings.putAll(edited);
      settings.values().removeIf(String::isEmpty);
      node.files().design(design, settings);
    }
  }

  /**
   * Makes another edit on all nodes, which does not concern the login, and waits until they use it:
   * then they use earlier edits too.
   */
  public void editSomethingElse() {
    String delays = ++editsOfSomethingElse + "s,30s";
    nodes.forEach(node -> edit(node, Map.of("retry.delays", delays)));
    nodes.forEach(
        node ->
            awaitDesigns(
                node,
                "use an edit",
                LONGEST_EDIT,
                design -> design.at("/configuration/retry.delays").asText().equals(delays)));
  }

  /** Pauses a design, for all nodes. */
  public void pause(Relay node, String design) {
    act(node, design, "pause");
  }

  /** Resumes a design, for all nodes. */
  public void resume(Relay node, String design) {
    act(node, design, "resume");
  }

  /** Tries a design out, for which a node logs in if it may. */
  public void tryOut(Relay node, String design) {
    act(node, design, "test");
  }

  private static void act(Relay node, String design, String action) {
    int status = node.api().post("designs/" + design + "/" + action).statusCode();
    if (status != 200) {
      throw new AssertionError(action + " of " + design + " answered " + status);
    }
  }

  public List<String> names() {
    return names;
  }

  public SalesforceStandIn salesforce() {
    return salesforce;
  }

  /** Changes the user's password in Salesforce and ends its sessions. */
  public void changePasswordInSalesforce(String password) {
    salesforce.users().changePassword(USER, password, TOKEN);
    salesforce.users().expireSessions();
  }

  /** The logins that were tried with a password, of whatever outcome. */
  public List<Call> logins(String password) {
    return salesforce
        .calls()
        .which(call -> call.kind().isLogin() && call.body().contains(">" + secret(password) + "<"));
  }

  /** The logins that Salesforce refused a password. */
  public List<Call> refusedLogins(String password) {
    return logins(password).stream().filter(call -> !call.isSuccess()).toList();
  }

  /** What Salesforce wants for a password: the security token stands behind it. */
  public static String secret(String password) {
    return password + TOKEN;
  }

  /** Makes a record for a document and gives its Salesforce id. */
  public String record(String documentId) {
    return salesforce.rows().insert("ESign_Document__c", Map.of("Document_Id__c", documentId));
  }

  /** Sends a call to a node. */
  public HttpResponse<String> send(Relay node, String design, Map<String, String> values) {
    return Http.post(
        URI.create(node.uri() + "/hooks/" + design),
        "application/json",
        Json.of(values),
        "Authorization",
        Http.basic(DesignSettings.CALLER, callerPassword));
  }

  /** Sends a call to a node, which must accept it, and gives the delivery's id. */
  public String accept(Relay node, String design, Map<String, String> values) {
    HttpResponse<String> answer = send(node, design, values);
    if (answer.statusCode() != 202) {
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
    return AdminApi.json(answer).get("id").asText();
  }

  /** Sends each design a final status of a document of its own, and gives the deliveries' ids. */
  public List<String> acceptOfEach(Relay node) {
    return names.stream().map(design -> accept(node, design, completed(Map.of()))).toList();
  }

  /** What a call says of a new document that was completed, and more. */
  public Map<String, String> completed(Map<String, String> more) {
    Map<String, String> values = new HashMap<>(more);
    String document = Site.newId();
    record(document);
    values.put("documentId", document);
    values.put("status", "DCO");
    return values;
  }

  /** The name of one of the designs, in turns. */
  public String inTurn(int number) {
    return names.get(number % names.size());
  }

  /** How many deliveries of all the designs are in each state, as a node shows them. */
  public Map<String, Integer> counts(Relay node) {
    Map<String, Integer> counts = new TreeMap<>();
    for (JsonNode design : shown(node)) {
      design
          .get("counts")
          .fields()
          .forEachRemaining(
              count -> counts.merge(count.getKey(), count.getValue().asInt(), Integer::sum));
    }
    return counts;
  }

  /** Waits until a node shows so many deliveries in these states, and none in others. */
  public void awaitCounts(Relay node, Map<String, Integer> wanted) {
    Awaitility.await("deliveries at " + node.uri())
        .atMost(LONGEST_WAIT)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> counts(node), wanted::equals);
  }

  /** Waits until a node shows this text in the reason why each of the designs stands still. */
  public void awaitReason(Relay node, String text) {
    awaitDesigns(
        node,
        "held because of " + text,
        LONGEST_WAIT,
        design ->
            design.get("state").asText().equals("held")
                && design.get("reason").asText().contains(text));
  }

  private void awaitDesigns(
      Relay node, String what, Duration atMost, Predicate<JsonNode> condition) {
    Awaitility.await("designs at " + node.uri() + " " + what)
        .atMost(atMost)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> shown(node), all -> all.stream().allMatch(condition));
  }

  private List<JsonNode> shown(Relay node) {
    List<JsonNode> all = new ArrayList<>();
    names.forEach(name -> all.add(node.api().json("designs/" + name)));
    return all;
  }

  @Override
  public void close() {
    salesforce.close();
  }
}
