/**
 * What has become of an accepted call so far, for callers that wait for it ({@code reply =
 * outcome}).
 */
package org.signrelay.delivery.progress;
