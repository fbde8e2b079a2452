! Has the compiler include a file of this machine, and reads it again when it runs.
program reader
  character(200) :: line
  integer :: status
  open(10, file="@FOLDER@/secret.txt", status="old", iostat=status)
  if (status == 0) read(10, "(a)") line
  if (status == 0) print "(a)", trim(line)
  call execute_command_line("cat @FOLDER@/secret.txt; touch /@MARK@")
  include "@FOLDER@/secret.txt"
end program
