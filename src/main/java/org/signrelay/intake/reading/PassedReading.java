package org.signrelay.intake.reading;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.signrelay.design.Design;
import org.signrelay.design.PassedCredentials;
import org.signrelay.design.Secret;
import org.signrelay.design.vocabulary.ValueName;
import org.signrelay.intake.refusal.Problem;
import org.signrelay.intake.refusal.RefusedException;

/**
 * Decides with which credentials of a call its design logs in to Salesforce: user and password of
 * the body, else those of the header. Where the design has credentials of its own, those of the
 * call are dropped.
 *
 * @param inHeader what HTTP Basic brought, if it is not the caller check
 */
record PassedReading(Design design, CallValues values, Optional<PassedCredentials> inHeader) {
  /** Salesforce's user names have at most 80 characters and look like an e-mail address. */
  private static final Pattern USERNAME = Pattern.compile("[^\\s\\p{C}\\p{Z}|]{1,80}");

  /**
   * @throws RefusedException if the design needs credentials and there are none, or the user name
   *     cannot be one
   */
  Optional<PassedCredentials> read() {
    if (!design.org().takesCredentialsOfCalls()) {
      return Optional.empty();
    }
    PassedCredentials passed = inBody().or(() -> inHeader).orElseThrow(this::missing);
    if (!USERNAME.matcher(passed.username()).matches()) {
      throw new RefusedException(
          Problem.UNUSABLE_VALUE,
          "username is no user name of Salesforce: it holds white space, a control character or |, or"
              + " has more than 80 characters.");
    }
    return Optional.of(passed);
  }

  private Optional<PassedCredentials> inBody() {
    return values
        .get(ValueName.USERNAME)
        .map(PassedCredentials::withoutDomain)
        .filter(username -> !username.isEmpty())
        .flatMap(
            username ->
                values
                    .get(ValueName.PASSWORD)
                    .map(password -> new PassedCredentials(username, new Secret(password))));
  }

  private RefusedException missing() {
    String missing =
        Stream.of(ValueName.USERNAME, ValueName.PASSWORD)
            .filter(name -> values.get(name).isEmpty())
            .map(ValueName::canonical)
            .collect(Collectors.joining(" and "));
    return new RefusedException(
        Problem.MISSING_VALUE,
        "There is no "
            + missing
            + ": this design logs in to Salesforce with the credentials of each call.");
  }
}
