namespace Bmis.Central.Fingerprints.Conflicts;

/// <summary>An enrolment in the national gallery.</summary>
internal readonly record struct GalleryKey(int RegionId, Guid EnrolmentId);
