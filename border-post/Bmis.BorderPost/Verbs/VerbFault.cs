namespace Bmis.BorderPost.Verbs;

/// <summary>A verb is used wrongly; the message says how and holds nothing personal.</summary>
internal sealed class VerbFault(string message) : Exception(message);
