package org.signrelay.salesforce;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.signrelay.salesforce.standin.fault.FaultBuilder;
import org.signrelay.salesforce.standin.fault.StandardFaults;
import org.signrelay.salesforce.standin.protocol.Answer;
import org.signrelay.salesforce.standin.protocol.ApiError;
import org.signrelay.salesforce.standin.protocol.ErrorBodies;

/**
 * Answers of the reaction table's rows that go by HTTP status and kind of body, or that end early.
 */
public final class TroubleAnswers {
  private TroubleAnswers() {}

  /** Those that any call is repeated for. */
  public static Stream<Named<Answer>> passing() {
    return Stream.concat(
        Stream.of(408, 420, 429, 500, 502, 503, 504)
            .flatMap(
                status ->
                    Stream.of(
                        named("empty", Answer.empty(status)),
                        named("text", Answer.text(status, "text/plain", "not now")))),
        Stream.of(
            named("page", StandardFaults.maintenancePage(200)),
            named("page", StandardFaults.maintenancePage(503)),
            named("empty", Answer.empty(200)),
            named("empty", Answer.empty(406)),
            named("cut JSON", Answer.json(200, "[{\"id\":\"a0D\",\"succ")),
            named("cut JSON", Answer.json(400, "[{\"message\":\"too lo")),
            named("cut XML", Answer.text(400, Answer.XML, "<Errors><Error><mess"))));
  }

  /** Those that stop the org whatever was asked for. */
  public static Stream<Named<Answer>> stopping() {
    return Stream.of(
        named("empty", Answer.empty(410)),
        named("page", StandardFaults.maintenancePage(404)),
        named("empty", Answer.empty(401)));
  }

  /** Those that are permanent, and for a login a refusal. */
  public static Stream<Named<Answer>> permanent() {
    return Stream.of(
        named("text", Answer.text(400, "text/plain", "no")),
        named("list", Answer.json(300, "[\"/services/data/v64.0/sobjects/X/1\"]")),
        named("unknown code", error(400, ApiError.of("NEVER_HEARD_OF", "no"))),
        named("unknown code", error(403, ApiError.of("NEVER_HEARD_OF", "no"))),
        named(
            "a lock and a permanent error",
            error(
                400,
                ApiError.of("UNABLE_TO_LOCK_ROW", "busy"),
                ApiError.of("STRING_TOO_LONG", "too long"))));
  }

  /** Ways in which a connection ends before the answer does. */
  public static Stream<Named<Consumer<FaultBuilder>>> cuts() {
    return Stream.of(
        Named.of("before work", FaultBuilder::cutBeforeWork),
        Named.of("after work", FaultBuilder::cutAfterWork),
        Named.of("in the middle", FaultBuilder::cutMidAnswer));
  }

  private static Answer error(int status, ApiError... errors) {
    return Answer.json(status, ErrorBodies.array(List.of(errors)).toString());
  }

  private static Named<Answer> named(String what, Answer answer) {
    return Named.of(answer.status() + " " + what, answer);
  }
}
