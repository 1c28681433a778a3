/** The matcher: which labels does the target still need? */
package org.athanor.actors.matcher;
