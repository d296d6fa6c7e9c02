package org.signrelay.salesforce.standin.calls;

import org.signrelay.salesforce.standin.files.FileLimits;

/** Switches of the org that calls look at. */
public final class OrgSettings {
  private volatile boolean soapLogin = true;
  private volatile FileLimits fileLimits = FileLimits.SALESFORCE;
  private volatile long attachmentSizeLimit = 5L * 1024 * 1024;
  private volatile int smallestQueryBatch = 200;
  private volatile int queryBatch = 2000;

  public boolean soapLogin() {
    return soapLogin;
  }

  /** Whether SOAP login is allowed; new orgs of Salesforce have it switched off. */
  public void soapLogin(boolean allowed) {
    soapLogin = allowed;
  }

  public FileLimits fileLimits() {
    return fileLimits;
  }

  public void fileLimits(FileLimits limits) {
    fileLimits = limits;
  }

  public long attachmentSizeLimit() {
    return attachmentSizeLimit;
  }

  /** What logins answer as {@code orgAttachmentFileSizeLimit}. */
  public void attachmentSizeLimit(long bytes) {
    attachmentSizeLimit = bytes;
  }

  /** Records of one page of a query, given the size that the caller asks for, 0 for none. */
  public int queryBatch(int asked) {
    int wanted = asked == 0 ? queryBatch : asked;
    return Math.min(2000, Math.max(smallestQueryBatch, wanted));
  }

  /** Makes pages smaller than Salesforce's 200 to 2,000 records, so that few rows fill them. */
  public void queryBatches(int smallest, int usual) {
    smallestQueryBatch = smallest;
    queryBatch = usual;
  }
}
