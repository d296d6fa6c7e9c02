package org.signrelay.bench.plain;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Lets the server find the resource. */
@ApplicationPath("/")
public class PlainApplication extends Application {}
