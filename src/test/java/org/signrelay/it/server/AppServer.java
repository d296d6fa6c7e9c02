package org.signrelay.it.server;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * A stock application server that one of the scripts in {@code server-config} turned into a
 * SignRelay server, with ports and data of its own.
 */
public interface AppServer {

  /** Where admins edit their configuration. */
  Path configDir();

  /** Where SignRelay answers, with {@code /signrelay} at the end. */
  URI uri();

  /** Where MicroProfile Health answers. */
  URI health(String check);

  /** The server's log. */
  Path log();

  /** The command that starts it in the foreground. */
  List<String> startCommand();

  /** Where a WAR is dropped. */
  Path deployments();
}
