package org.signrelay.salesforce.reaction;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Says what a failed answer means: by error code first, HTTP status second, kind of body third.
 *
 * <p>An answer to a login that is neither a matter of trying again nor of waiting stops the org: a
 * login repeated without a change could lock the user.
 */
public final class Judgement {
  private static final int LONGEST_EXCERPT = 200;

  /** Of several errors the one that stands first here decides; a permanent one always does. */
  private static final List<Reaction> WEIGHT =
      List.of(
          Reaction.DEAD_LETTER,
          Reaction.HOLD,
          Reaction.RETRY_LATER,
          Reaction.REAUTHENTICATE,
          Reaction.RECONCILE,
          Reaction.RESTART_QUERY,
          Reaction.RETRY_FEW,
          Reaction.RETRY,
          Reaction.ECHO,
          Reaction.SUCCESS);

  private Judgement() {}

  /** What an answer means that is not the success that the caller expected. */
  public static Failure of(Answer answer, Scope scope) {
    ErrorBody body = ErrorBody.of(answer);
    Failure failure =
        body.errors().isEmpty()
            ? withoutCode(answer, body.complete(), scope)
            : of(body.errors(), answer.status(), scope);
    return new Failure(
        failure.reaction(), scope, failure.code(), failure.message(), answer.retryAfter());
  }

  /**
   * What an answer says of the session: that it is over ({@code REAUTHENTICATE}), or that it is of
   * no use to the REST API ({@code HOLD}); empty if it says nothing of it. A successful answer may
   * say so for one of its parts, whatever it says of the others.
   */
  public static Optional<Failure> ofSession(Answer answer, Scope scope) {
    if (answer.isSuccessful()) {
      return answer.body().contains("SESSION")
          ? ErrorBody.ofParts(answer).stream()
              .map(error -> failure(error, answer.status(), scope))
              .filter(Judgement::concernsSession)
              .findFirst()
          : Optional.empty();
    }
    return Optional.of(of(answer, scope)).filter(Judgement::concernsSession);
  }

  private static boolean concernsSession(Failure failure) {
    return failure.reaction() == Reaction.REAUTHENTICATE
        || (failure.reaction() == Reaction.HOLD && failure.code().equals("INVALID_SESSION_ID"));
  }

  /**
   * What errors mean that Salesforce gave for one item.
   *
   * @param errors at least one
   * @param status HTTP status of the item, or of the answer
   */
  public static Failure of(List<SalesforceError> errors, int status, Scope scope) {
    return errors.stream()
        .map(error -> failure(error, status, scope))
        .min(Comparator.comparing(failure -> WEIGHT.indexOf(failure.reaction())))
        .orElseThrow();
  }

  private static Failure failure(SalesforceError error, int status, Scope scope) {
    Reaction reaction =
        ReactionTable.reactionTo(error)
            .map(known -> ofCode(known, error, scope))
            .orElseGet(() -> toUnknownCode(status, scope));
    return new Failure(inScope(reaction, scope), scope, error.code(), error.message());
  }

  /** A code that stops the org does so only if it was not given for a single record. */
  private static Reaction ofCode(Reaction known, SalesforceError error, Scope scope) {
    boolean recordsOwn = scope == Scope.RECORD && !error.concernsSession();
    return recordsOwn && known == Reaction.HOLD ? Reaction.DEAD_LETTER : known;
  }

  /** A refused login says so with status 500, like every SOAP fault. */
  private static Reaction toUnknownCode(int status, Scope scope) {
    boolean sayingNothing = status == 401 || (status >= 500 && scope == Scope.LOGIN);
    return sayingNothing ? Reaction.DEAD_LETTER : byStatus(status).orElse(Reaction.DEAD_LETTER);
  }

  private static Failure withoutCode(Answer answer, boolean complete, Scope scope) {
    Reaction reaction = byStatus(answer.status()).orElseGet(() -> byKindOfBody(answer, complete));
    return new Failure(inScope(reaction, scope), scope, codeOf(answer), describe(answer));
  }

  /** Only a status that means the same whatever the body. */
  private static Optional<Reaction> byStatus(int status) {
    return switch (status) {
      case 300 -> Optional.of(Reaction.DEAD_LETTER);
      case 401 -> Optional.of(Reaction.REAUTHENTICATE);
      case 408, 420, 429 -> Optional.of(Reaction.RETRY);
      case 410 -> Optional.of(Reaction.HOLD);
      default -> status >= 500 ? Optional.of(Reaction.RETRY) : Optional.empty();
    };
  }

  private static Reaction byKindOfBody(Answer answer, boolean complete) {
    if (answer.status() == 404 && answer.isHtml()) {
      return Reaction.HOLD;
    }
    boolean refusal = answer.status() >= 400 && complete && !answer.isHtml();
    return refusal ? Reaction.DEAD_LETTER : Reaction.RETRY;
  }

  private static Reaction inScope(Reaction reaction, Scope scope) {
    if (scope != Scope.LOGIN) {
      return reaction;
    }
    return switch (reaction) {
      case RETRY, RETRY_FEW -> Reaction.RETRY;
      case RETRY_LATER -> reaction;
      default -> Reaction.HOLD;
    };
  }

  private static String codeOf(Answer answer) {
    if (answer.isHtml()) {
      return "html-answer";
    }
    if (answer.isSuccessful()) {
      return answer.hasBody() ? "unreadable-answer" : "empty-answer";
    }
    return "http-" + answer.status();
  }

  private static String describe(Answer answer) {
    String prefix = "Salesforce answered HTTP " + answer.status();
    if (answer.isHtml()) {
      return prefix + " with a page for people, as during maintenance or for a wrong address";
    }
    if (!answer.hasBody()) {
      return prefix + " without a body";
    }
    String start = answer.body().strip();
    return prefix + ": " + start.substring(0, Math.min(start.length(), LONGEST_EXCERPT));
  }
}
