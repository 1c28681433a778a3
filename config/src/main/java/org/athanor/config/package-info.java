/** Campaign files: read once, checked, and turned into settings; the only reader of keys. */
package org.athanor.config;
