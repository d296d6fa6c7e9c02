package org.signrelay.delivery.dispatch;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Steps that are taken again and again, each whatever became of the others. The log says when one
 * begins to fail, when it fails for another reason, and when it works again.
 */
final class Steps {
  private static final Logger LOG = System.getLogger(Steps.class.getName());

  private final Map<String, String> failing = new ConcurrentHashMap<>();

  /**
   * Takes a step; throws nothing.
   *
   * @param name what the step does, for the log
   */
  void take(String name, Runnable step) {
    try {
      step.run();
      if (failing.remove(name) != null) {
        LOG.log(Level.INFO, "{0} works again", name);
      }
    } catch (Throwable failed) {
      // An error as well: the steps that follow, and the next time, have to come.
      if (!failed.toString().equals(failing.put(name, failed.toString()))) {
        LOG.log(Level.ERROR, name + " failed; it is tried again soon", failed);
      }
    }
  }
}
