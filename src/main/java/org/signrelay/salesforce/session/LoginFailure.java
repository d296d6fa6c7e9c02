package org.signrelay.salesforce.session;

import org.signrelay.salesforce.reaction.Answer;
import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.reaction.Judgement;
import org.signrelay.salesforce.reaction.Reaction;
import org.signrelay.salesforce.reaction.SalesforceException;
import org.signrelay.salesforce.reaction.Scope;

/** Why a login opened no session. */
final class LoginFailure {
  private LoginFailure() {}

  /**
   * The login counts as refused although Salesforce answered well.
   *
   * @param code one of SignRelay's own, in lower case
   */
  static SalesforceException refused(String code, String message) {
    return new SalesforceException(new Failure(Reaction.HOLD, Scope.LOGIN, code, message));
  }

  /** What an answer without a session means. A good one that was cut off may hold a token. */
  static Failure of(Answer answer) {
    Failure failure = Judgement.of(answer, Scope.LOGIN);
    return answer.isSuccessful() && !answer.isHtml()
        ? new Failure(
            failure.reaction(),
            Scope.LOGIN,
            failure.code(),
            "Salesforce answered the login with HTTP " + answer.status() + " but without a session",
            failure.retryAfter())
        : failure;
  }
}
