## Enrolling staff on the command line.

officer-ask = Secret of { $name }:
officer-ask-new = { $least ->
    [one] New secret for { $name }, 1 character or more:
   *[other] New secret for { $name }, { $least } characters or more:
}
officer-ask-again = The same again:
officer-enrolled = { $name } is enrolled and signs in as { $id }.
