/** What can be found out before a run: the machine, the places, the file, the reference. */
package org.athanor.sims.doctor;
