package org.signrelay.it.support;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.signrelay.it.server.AppServer;
import org.signrelay.it.server.Payara;
import org.signrelay.it.server.WildFly;

/**
 * Starts a server of its own for tests of the queue, before Arquillian looks for it. SignRelay is
 * not dropped into it: each test deploys what it needs. Does nothing within the server.
 */
public final class QueueServer implements BeforeAllCallback {
  private static final Namespace NAMESPACE = Namespace.create(QueueServer.class);

  @Override
  public void beforeAll(ExtensionContext context) {
    if (System.getProperty(Relay.SERVER) != null) {
      context
          .getRoot()
          .getStore(NAMESPACE)
          .getOrComputeIfAbsent(Running.class, first -> new Running(), Running.class);
    }
  }

  private static final class Running implements AutoCloseable {
    private final Relay relay = Relay.prepared("queue", 0);

    Running() {
      relay.startEmpty();
      AppServer server = relay.server();
      if (server instanceof WildFly wildFly) {
        tellArquillian("wildfly", wildFly.home().toString(), wildFly.managementPort());
      } else if (server instanceof Payara payara) {
        tellArquillian("payara", payara.home().toString(), payara.adminPort());
      }
    }

    private static void tellArquillian(String container, String home, int managementPort) {
      System.setProperty("arquillian.launch", container);
      System.setProperty("signrelay.it.home", home);
      System.setProperty("signrelay.it.management", Integer.toString(managementPort));
    }

    @Override
    public void close() {
      relay.close();
    }
  }
}
