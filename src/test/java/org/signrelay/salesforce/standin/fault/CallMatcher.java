package org.signrelay.salesforce.standin.fault;

import java.util.Arrays;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.signrelay.salesforce.standin.protocol.CallKind;

/** Says which calls a fault script is for. */
@FunctionalInterface
public interface CallMatcher {
  boolean matches(CallFacts call);

  static CallMatcher anyCall() {
    return call -> true;
  }

  static CallMatcher kind(CallKind... kinds) {
    return call -> Arrays.asList(kinds).contains(call.kind());
  }

  /** Logins by SOAP and OAuth. */
  static CallMatcher logins() {
    return call -> call.kind().isLogin();
  }

  /** Everything but logins. */
  static CallMatcher apiCalls() {
    return logins().negate();
  }

  /** Calls that carry many records. */
  static CallMatcher collections() {
    return call -> call.kind().isCollection();
  }

  static CallMatcher writes() {
    return call -> call.kind().isWrite();
  }

  static CallMatcher method(String method) {
    return call -> call.request().effectiveMethod().equals(method);
  }

  /** Calls in whose path and query, as sent, the expression is found. */
  static CallMatcher target(String regex) {
    Predicate<String> found = Pattern.compile(regex).asPredicate();
    return call -> found.test(call.request().target());
  }

  /** Calls whose body, or whose record part of an upload, contains a text. */
  static CallMatcher body(String text) {
    return call -> call.request().text().contains(text);
  }

  /** Calls that name a record by its id, of 15 or 18 characters, in path, query or body. */
  static CallMatcher record(String id) {
    String fifteen = id.substring(0, 15);
    return target(Pattern.quote(fifteen)).or(body(fifteen));
  }

  default CallMatcher and(CallMatcher other) {
    return call -> matches(call) && other.matches(call);
  }

  default CallMatcher or(CallMatcher other) {
    return call -> matches(call) || other.matches(call);
  }

  default CallMatcher negate() {
    return call -> !matches(call);
  }
}
