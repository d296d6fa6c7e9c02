package org.signrelay.salesforce.standin.rest;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.signrelay.salesforce.standin.calls.CallScope;
import org.signrelay.salesforce.standin.calls.Org;
import org.signrelay.salesforce.standin.protocol.Answer;
import org.signrelay.salesforce.standin.protocol.ApiError;
import org.signrelay.salesforce.standin.protocol.ApiVersions;
import org.signrelay.salesforce.standin.protocol.ErrorBodies;
import org.signrelay.salesforce.standin.protocol.Request;
import org.signrelay.salesforce.standin.protocol.SalesforceException;

/**
 * Answers {@code /services/data}: checks session, quota and version, then does the work. Every
 * answer to a known session tells the use of the quota.
 */
public final class RestApi {
  private static final Pattern AUTHORIZATION =
      Pattern.compile("(?:Bearer|OAuth) +(\\S+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern VERSION = Pattern.compile("v(\\d{1,3})\\.0");

  private final Org org;
  private final RestRouter router;

  public RestApi(Org org) {
    this.org = org;
    this.router = new RestRouter(org);
  }

  public Answer answer(Request request, CallScope scope) {
    List<String> segments = request.segments();
    if (segments.size() <= 2) {
      return VersionsResource.answer();
    }
    try {
      scope.use(org.sessions().use(token(request)));
    } catch (SalesforceException refused) {
      return error(refused);
    }
    return counted(request, segments, scope).with("Sforce-Limit-Info", org.usage().header());
  }

  private Answer counted(Request request, List<String> segments, CallScope scope) {
    try {
      org.usage().count();
      int version = version(segments.get(2));
      checkMediaType(request);
      return router.answer(
          new RestCall(request, version, segments.subList(3, segments.size()), scope));
    } catch (SalesforceException refused) {
      return error(refused);
    }
  }

  /** A refusal in the REST API's form. */
  static Answer error(SalesforceException refused) {
    return Answer.json(refused.status(), ErrorBodies.array(List.of(refused.error())).toString());
  }

  private static String token(Request request) {
    Optional<String> header = request.headers().first("Authorization");
    Matcher matcher = AUTHORIZATION.matcher(header.orElse(""));
    if (!matcher.matches()) {
      throw new SalesforceException(401, ApiError.of("INVALID_AUTH_HEADER", "INVALID_HEADER_TYPE"));
    }
    return matcher.group(1);
  }

  /** Bodies are JSON, or multipart/form-data with a file. */
  private static void checkMediaType(Request request) {
    String type = request.headers().first("Content-Type").orElse("");
    if (request.body().length > 0
        && request.upload().isEmpty()
        && !type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
      throw new SalesforceException(
          415,
          ApiError.of(
              "UNSUPPORTED_MEDIA_TYPE",
              "MediaType of '%s' is not supported by this resource".formatted(type)));
    }
  }

  private static int version(String segment) {
    Matcher matcher = VERSION.matcher(segment);
    if (!matcher.matches() || Integer.parseInt(matcher.group(1)) > ApiVersions.NEWEST) {
      throw SalesforceException.notFound();
    }
    int version = Integer.parseInt(matcher.group(1));
    if (version < ApiVersions.OLDEST) {
      throw new SalesforceException(
          410,
          ApiError.of(
              "UNSUPPORTED_API_VERSION", "The API version requested is retired: " + segment));
    }
    return version;
  }
}
