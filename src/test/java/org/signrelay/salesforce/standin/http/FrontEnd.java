package org.signrelay.salesforce.standin.http;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The HTTP servers of one stand-in, all on the loopback address. */
public final class FrontEnd implements AutoCloseable {
  static {
    // Read once by the JDK's server, when the first one of the JVM starts.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setProperty("sun.net.httpserver.idleInterval", "300");
    System.setProperty("sun.net.httpserver.maxIdleConnections", "1000");
  }

  private final ExecutorService threads = Executors.newCachedThreadPool(FrontEnd::newThread);
  private final List<HttpServer> servers = new CopyOnWriteArrayList<>();
  private final HttpHandler handler;
  private final Pauses pauses;

  public FrontEnd(HttpHandler handler, Pauses pauses) {
    this.handler = handler;
    this.pauses = pauses;
  }

  /** Opens a port, 0 for any free one, and gives its address. */
  public URI open(int port) throws IOException {
    var address = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port);
    HttpServer server = HttpServer.create(address, 1024);
    server.createContext("/", handler);
    server.setExecutor(threads);
    server.start();
    servers.add(server);
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    pauses.close();
    servers.forEach(server -> server.stop(0));
    threads.shutdownNow();
  }

  private static Thread newThread(Runnable work) {
    var thread = new Thread(work, "salesforce-stand-in");
    thread.setDaemon(true);
    return thread;
  }
}
