package org.signrelay.delivery.dispatch;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Lets the timer begin as soon as the web application has started. */
@WebListener
public class TimerContextListener implements ServletContextListener {
  @Inject TimerContext timerContext;

  @Resource(lookup = "java:comp/DefaultContextService")
  ContextService contexts;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    timerContext.capture(contexts);
  }
}
