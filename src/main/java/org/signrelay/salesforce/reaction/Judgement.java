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
    List<SalesforceError> errors = ErrorBody.errorsIn(answer);
    Failure failure =
        errors.isEmpty() ? byStatus(answer, scope) : of(errors, answer.status(), scope);
    return new Failure(
        failure.reaction(), scope, failure.code(), failure.message(), answer.retryAfter());
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
    Optional<Reaction> known = ReactionTable.reactionTo(error);
    Reaction reaction =
        known.orElse(status >= 500 && scope != Scope.LOGIN ? Reaction.RETRY : Reaction.DEAD_LETTER);
    return new Failure(inScope(reaction, scope), scope, error.code(), error.message());
  }

  /** A code that stops the org does so only if it was not given for a single record. */
  private static Reaction inScope(Reaction reaction, Scope scope) {
    return switch (scope) {
      case RECORD -> reaction == Reaction.HOLD ? Reaction.DEAD_LETTER : reaction;
      case LOGIN ->
          switch (reaction) {
            case RETRY, RETRY_FEW -> Reaction.RETRY;
            case RETRY_LATER -> reaction;
            default -> Reaction.HOLD;
          };
      case REQUEST -> reaction;
    };
  }

  private static Failure byStatus(Answer answer, Scope scope) {
    int status = answer.status();
    Reaction reaction =
        switch (status) {
          case 401 -> Reaction.REAUTHENTICATE;
          case 404 -> answer.isHtml() ? Reaction.HOLD : Reaction.DEAD_LETTER;
          case 406 -> answer.hasBody() ? Reaction.DEAD_LETTER : Reaction.RETRY;
          case 410 -> Reaction.HOLD;
          case 300 -> Reaction.DEAD_LETTER;
          case 408, 420, 429 -> Reaction.RETRY;
          default ->
              status < 400 || status >= 500 || answer.isHtml()
                  ? Reaction.RETRY
                  : Reaction.DEAD_LETTER;
        };
    return new Failure(orgWide(reaction, scope), scope, codeOf(answer), describe(answer));
  }

  private static Reaction orgWide(Reaction reaction, Scope scope) {
    return scope == Scope.LOGIN ? inScope(reaction, scope) : reaction;
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
