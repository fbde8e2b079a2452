<?php // Ends the code, so that what is appended is text.
function f($x) {
    return -1;
}
__halt_compiler();
