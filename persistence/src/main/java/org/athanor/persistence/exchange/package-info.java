/**
 * Files in which other programs keep structures and labels, read and written (docs/conventions.md).
 */
package org.athanor.persistence.exchange;
