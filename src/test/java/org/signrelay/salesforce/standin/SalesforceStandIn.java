package org.signrelay.salesforce.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.signrelay.salesforce.standin.calls.CallLog;
import org.signrelay.salesforce.standin.calls.Org;
import org.signrelay.salesforce.standin.calls.OrgSettings;
import org.signrelay.salesforce.standin.calls.RowLocks;
import org.signrelay.salesforce.standin.fault.Barrier;
import org.signrelay.salesforce.standin.fault.CallMatcher;
import org.signrelay.salesforce.standin.fault.FaultBuilder;
import org.signrelay.salesforce.standin.fault.Faults;
import org.signrelay.salesforce.standin.fault.RecordFaultBuilder;
import org.signrelay.salesforce.standin.fault.RecordFaults;
import org.signrelay.salesforce.standin.files.KeepFiles;
import org.signrelay.salesforce.standin.http.CallHandler;
import org.signrelay.salesforce.standin.http.FrontEnd;
import org.signrelay.salesforce.standin.http.OrgApi;
import org.signrelay.salesforce.standin.http.Pauses;
import org.signrelay.salesforce.standin.login.OAuthApi;
import org.signrelay.salesforce.standin.login.TokenEndpoint;
import org.signrelay.salesforce.standin.protocol.CallKind;
import org.signrelay.salesforce.standin.protocol.SalesforceId;
import org.signrelay.salesforce.standin.protocol.StandInClock;
import org.signrelay.salesforce.standin.schema.FileTypes;
import org.signrelay.salesforce.standin.schema.SObjectType;
import org.signrelay.salesforce.standin.schema.StandardTypes;

/**
 * A Salesforce org on the loopback address, for tests, demo and benchmarks. It speaks the
 * documented formats of the SOAP, OAuth and REST APIs and keeps its records in memory.
 */
public final class SalesforceStandIn implements AutoCloseable {
  private final Org org =
      Org.create(SalesforceId.of("00D", 1), new StandInClock(Clock.systemUTC()));
  private final Faults faults = new Faults();
  private final RecordFaults recordFaults = new RecordFaults();
  private final CallLog calls = new CallLog();
  private final Pauses pauses = new Pauses();
  private final RowLocks locks = new RowLocks(org.schema());
  private final StandInUsers users;
  private final StandInRows rows = new StandInRows(org);
  private final FrontEnd frontEnd;
  private final URI uri;

  private SalesforceStandIn(int port) throws IOException {
    StandardTypes.all().forEach(org.schema()::define);
    FileTypes.all().forEach(org.schema()::define);
    var tokens = new TokenEndpoint(org.users(), org.clock());
    var oauth = new OAuthApi(tokens, org.sessions(), org.instance(), org.id());
    users = new StandInUsers(org, tokens, oauth);
    frontEnd =
        new FrontEnd(
            new CallHandler(
                new OrgApi(org, oauth), faults, recordFaults, locks, pauses, calls, org.clock()),
            pauses);
    uri = frontEnd.open(port);
    org.instance().moveTo(uri);
  }

  /** Starts on a free port. */
  public static SalesforceStandIn start() {
    return start(0);
  }

  public static SalesforceStandIn start(int port) {
    try {
      return new SalesforceStandIn(port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The address for logins, such as {@code http://127.0.0.1:34567}. */
  public URI uri() {
    return uri;
  }

  /** Id of the org, 18 characters. */
  public String organizationId() {
    return org.id();
  }

  /** Users, their sessions, and apps that log in by OAuth. */
  public StandInUsers users() {
    return users;
  }

  /** Short for {@code users().add(…)}. */
  public SalesforceStandIn addUser(String username, String password, String securityToken) {
    users.add(username, password, securityToken);
    return this;
  }

  /** Adds an sObject type, or replaces one. */
  public SalesforceStandIn define(SObjectType type) {
    org.schema().define(type);
    return this;
  }

  /** A type as it stands now, to be changed and defined again. */
  public SObjectType type(String name) {
    return org.schema().find(name).orElseThrow();
  }

  /** Records, put in and looked at without a call. */
  public StandInRows rows() {
    return rows;
  }

  /** Every call that was made. */
  public CallLog calls() {
    return calls;
  }

  /** The org's switches and limits. */
  public OrgSettings settings() {
    return org.settings();
  }

  /** A fault for calls, such as {@code on(CallMatcher.logins()).times(2).cutBeforeWork()}. */
  public FaultBuilder on(CallMatcher matcher) {
    return faults.on(matcher);
  }

  /** Lets calls wait until the barrier is opened. */
  public Barrier stop(CallMatcher calls) {
    Barrier barrier = new Barrier(calls);
    on(barrier).always().delay(Duration.ZERO);
    return barrier;
  }

  /** A fault for one record, in whatever kind of call it is written. */
  public RecordFaultBuilder onRecord(String id) {
    return recordFaults.on(id);
  }

  /** A fault for records of a type with a value in a field. */
  public RecordFaultBuilder onRecord(String type, String field, Object value) {
    return recordFaults.on(type, field, value);
  }

  /** Ends all faults. */
  public SalesforceStandIn clearFaults() {
    faults.clear();
    recordFaults.clear();
    return this;
  }

  /** Time that every call takes. */
  public SalesforceStandIn latency(Duration each) {
    pauses.latency(each);
    return this;
  }

  /** Time that calls of one kind take. */
  public SalesforceStandIn latency(CallKind kind, Duration each) {
    pauses.latency(kind, each);
    return this;
  }

  /** The daily quota and how much of it is used. */
  public SalesforceStandIn dailyLimit(int most, int used) {
    org.usage().daily(most);
    org.usage().used(used);
    return this;
  }

  /** The quota of an app and how much of it is used; answers then tell it beside the daily one. */
  public SalesforceStandIn appLimit(String app, int most, int used) {
    org.usage().app(app, most, used);
    return this;
  }

  /** API calls used of the daily quota. */
  public int apiCallsUsed() {
    return org.usage().used();
  }

  /** Whether a second call that writes a record under way is refused: UNABLE_TO_LOCK_ROW. */
  public SalesforceStandIn rowLocks(boolean enforced) {
    locks.enforce(enforced);
    return this;
  }

  /** What becomes of received files; usually those up to 8 MB are kept in memory. */
  public SalesforceStandIn keepFiles(KeepFiles how) {
    org.blobs().keep(how);
    return this;
  }

  /** Opens a second port that later logins name as the instance; gives its address. */
  public URI moveInstance() {
    try {
      URI place = frontEnd.open(0);
      org.instance().moveTo(place);
      return place;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes later logins name another host for the same port, such as localhost. */
  public URI moveInstance(String host) {
    URI place = URI.create("http://" + host + ":" + uri.getPort());
    org.instance().moveTo(place);
    return place;
  }

  /** Puts the org's clock forward. */
  public SalesforceStandIn advance(Duration time) {
    org.clock().advance(time);
    return this;
  }

  @Override
  public void close() {
    frontEnd.close();
  }
}
