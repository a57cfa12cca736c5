namespace Bmis.Central.CommandLine;

/// <summary>The program cannot go on; the message is the sentence that tells the operator why.</summary>
internal sealed class StopException(string sentence) : Exception(sentence);
