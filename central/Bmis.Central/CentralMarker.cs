namespace Bmis.Central;

/// <summary>Names this application to tests: the type <c>Program</c> exists in every application.</summary>
public sealed class CentralMarker;
