# Has the compiler run commands and read files of this machine while it expands macros.
puts {{ `cat @FOLDER@/secret.txt; touch /@MARK@; true`.stringify }}
{% if file_exists?("@FOLDER@/secret.txt") %}
  puts {{ read_file("@FOLDER@/secret.txt") }}
{% end %}
puts {{ `cat /proc/self/mountinfo /proc/self/mounts /proc/self/task/*/mounts | grep -q . && echo @REACHED@ mounts; ls /proc | grep -v self | head -n 1 | sed 's/^/@REACHED@ /'`.stringify }}
def f(x)
  x
end
