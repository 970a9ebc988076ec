/** E-mail as a channel of messages: sending by SMTP, answers by IMAP. */
@NullMarked
package dev.cohort.mail;

import org.jspecify.annotations.NullMarked;
