namespace Bmis.Sync.Distribution;

/// <summary>A download that must be begun again: a wrong, missing or late chunk.</summary>
internal sealed class DownloadFailedException(string message) : Exception(message);
