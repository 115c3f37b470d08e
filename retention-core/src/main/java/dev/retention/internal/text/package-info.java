/** Plain text for people: tables whose columns line up, and the codes of scores. */
package dev.retention.internal.text;
