package org.signrelay.bench.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.apache.hc.core5.util.VersionInfo;
import org.jobrunr.configuration.JobRunr;

/** Versions of libraries, as their JARs tell. */
public final class Versions {
  private Versions() {}

  public static String dbScheduler() {
    return ofMaven("com.github.kagkarlsson", "db-scheduler");
  }

  public static String transactionOutbox() {
    return ofMaven("com.gruelbox", "transactionoutbox-core");
  }

  public static String jobRunr() {
    return JobRunr.class.getPackage().getImplementationVersion();
  }

  public static String hikari() {
    return ofMaven("com.zaxxer", "HikariCP");
  }

  public static String httpClient() {
    return VersionInfo.loadVersionInfo("org.apache.hc.client5", Versions.class.getClassLoader())
        .getRelease();
  }

  private static String ofMaven(String group, String artifact) {
    String name = "/META-INF/maven/" + group + "/" + artifact + "/pom.properties";
    try (InputStream in = Versions.class.getResourceAsStream(name)) {
      var properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
