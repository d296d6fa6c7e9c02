package org.signrelay.demo;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.signrelay.it.server.Database;
import org.signrelay.it.server.Layout;
import org.signrelay.it.server.RunningServer;
import org.signrelay.it.server.WildFly;
import org.signrelay.it.support.AdminPassword;
import org.signrelay.it.support.ConfigFiles;
import org.signrelay.salesforce.standin.ESignTypes;
import org.signrelay.salesforce.standin.SalesforceStandIn;

/**
 * Shows the main job done: a real WildFly with SignRelay and an embedded database, a stand-in for
 * Salesforce, and the calls that DocumentTRAK would make.
 */
public final class Demo {
  static final String CALLER = "documenttrak";
  static final String SALESFORCE_USER = "integration@demo.example";

  private Demo() {}

  /**
   * Runs the demo; stays up until Ctrl-C unless the only argument is {@code false}.
   *
   * @throws Exception if a server could not be started
   */
  public static void main(String[] arguments) throws Exception {
    boolean keep = arguments.length == 0 || Boolean.parseBoolean(arguments[0]);
    System.setProperty("sun.net.httpserver.nodelay", "true");
    AdminPassword admin = AdminPassword.random();
    AdminPassword caller = AdminPassword.random();
    AdminPassword salesforce = AdminPassword.random();
    try (SalesforceStandIn standIn = SalesforceStandIn.start()) {
      standIn.define(ESignTypes.document()).define(ESignTypes.envelope());
      standIn.addUser(SALESFORCE_USER, salesforce.password(), "TOKEN");
      Path folder = Layout.target().resolve("demo").resolve(Long.toString(System.nanoTime()));
      say(
          "Starting a stock WildFly that server-config/wildfly/signrelay.cli made a SignRelay server");
      WildFly wildFly = new WildFly(folder, Database.h2(), List.of());
      configure(new ConfigFiles(wildFly.configDir()), standIn, admin, caller, salesforce);
      try (RunningServer server = RunningServer.start(wildFly, Database.h2())) {
        boolean asTold = new Story(server.server().uri(), standIn, admin, caller.password()).tell();
        if (!asTold) {
          throw new IllegalStateException("the demo did not go as told; see " + wildFly.log());
        }
        if (keep) {
          stayUp(server, standIn, admin, caller);
        }
      }
    }
  }

  private static void configure(
      ConfigFiles files,
      SalesforceStandIn standIn,
      AdminPassword admin,
      AdminPassword caller,
      AdminPassword salesforce) {
    files.server(
        Map.of(
            "signrelay.admin.username",
            "admin",
            "signrelay.admin.password-hash",
            admin.hash(),
            "signrelay.salesforce.allowed-hosts",
            standIn.uri().getAuthority()));
    files.design(
        "salesforce-status-update",
        Map.ofEntries(
            Map.entry("name", "Salesforce Status Update"),
            Map.entry("environment", standIn.uri().toString()),
            Map.entry("username", SALESFORCE_USER),
            Map.entry("password", salesforce.password()),
            Map.entry("security-token", "TOKEN"),
            Map.entry("caller.basic.username", CALLER),
            Map.entry("caller.basic.password", caller.password()),
            Map.entry("record.document.object", "ESign_Document__c"),
            Map.entry("record.document.key-field", "Document_Id__c"),
            Map.entry("record.document.status-field", "Status__c"),
            Map.entry("record.envelope.object", "ESign_Envelope__c"),
            Map.entry("record.envelope.key-field", "Envelope_Id__c"),
            Map.entry("record.envelope.status-field", "Status__c"),
            Map.entry("fields.Completed_On__c", "completionDate")));
  }

  private static void stayUp(
      RunningServer server, SalesforceStandIn standIn, AdminPassword admin, AdminPassword caller)
      throws InterruptedException {
    say("");
    say("SignRelay stays up until Ctrl-C:");
    say("  web hooks    " + server.server().uri() + "/hooks/salesforce-status-update");
    say("               user " + CALLER + ", password " + caller.password());
    say("  deliveries   " + server.server().uri() + "/api/deliveries");
    say("               user admin, password " + admin.password());
    say("  health       " + server.server().health("ready"));
    say("  Salesforce   " + standIn.uri() + " (the stand-in)");
    say("  log          " + server.server().log());
    Thread.currentThread().join();
  }

  static void say(String line) {
    System.out.println(line);
  }
}
