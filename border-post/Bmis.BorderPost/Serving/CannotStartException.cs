namespace Bmis.BorderPost.Serving;

/// <summary>Something keeps the lane from running that an administrator can put right; the message says what.</summary>
internal sealed class CannotStartException(string message, Exception? inner = null) : Exception(message, inner);
